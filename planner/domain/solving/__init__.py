"""What a solve came to: outcome, findings, report, and the task it was."""
