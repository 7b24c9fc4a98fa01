"""The page of phasing: when buildings have to be ready, and what each quarter of delay costs."""
