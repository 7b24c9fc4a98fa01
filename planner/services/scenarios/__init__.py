"""What-ifs: kept, read from files, solved and compared."""
