"""What a solve came to: outcome, findings, report, and the job it was."""
