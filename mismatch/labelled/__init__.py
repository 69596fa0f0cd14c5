"""The project's own labelled pairs for matching: vacancies, people, and grades given by written rules."""
