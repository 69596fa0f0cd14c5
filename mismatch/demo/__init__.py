"""The demo: fictional people and vacancies, their files drawn by the project itself."""
