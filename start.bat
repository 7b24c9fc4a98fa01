@echo off
rem Park Planner: a double click starts it. ASCII alone: cmd loses its place in files of other characters; Chinese sentences lie in deploy\windows.
chcp 65001 >nul
setlocal
title Park Planner
set "HERE=%~dp0"
if "%HERE:~0,2%"=="\\" goto network
cd /d "%HERE%"
if not exist run.py goto packed
set "PYTHON="
rem The libraries come for 64 bits alone.
set "NEEDED=import sys; sys.exit(sys.version_info < (3, 11) or sys.maxsize < 2**32)"
py -3 -c "%NEEDED%" >nul 2>nul
if "%ERRORLEVEL%"=="0" set "PYTHON=py -3"
if defined PYTHON goto run
python -c "%NEEDED%" >nul 2>nul
if "%ERRORLEVEL%"=="0" set "PYTHON=python"
if not defined PYTHON goto nopython

:run
%PYTHON% run.py app %*
rem What crashed has a negative number, which "if errorlevel 1" would take for success; the second is that of Ctrl-C.
if "%ERRORLEVEL%"=="0" exit /b 0
if "%ERRORLEVEL%"=="-1073741510" exit /b 0
goto failed

:network
type "%HERE%deploy\windows\network.txt"
goto stay

:packed
rem Started inside the zip: there is no other file to read a sentence from.
powershell -NoProfile -Command "[Console]::OutputEncoding=[Text.Encoding]::UTF8; [regex]::Unescape('\u8bf7\u5148\u628a\u538b\u7f29\u5305\u5168\u90e8\u89e3\u538b\uff0c\u518d\u53cc\u51fb\u89e3\u538b\u540e\u6587\u4ef6\u5939\u4e2d\u7684 start.bat\u3002')"
echo Unpack the zip first, then double-click start.bat in the unpacked folder.
goto stay

:nopython
type deploy\windows\no-python.txt
goto stay

:failed
echo.
type deploy\windows\failed.txt

:stay
pause
exit /b 1
