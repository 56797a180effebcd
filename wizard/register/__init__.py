"""What is kept on this computer: assessments in progress and finished."""
