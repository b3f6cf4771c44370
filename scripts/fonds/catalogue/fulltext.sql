
-- Full-text index of titles and texts, without accents (https://sqlite.org/fts5.html). It is an
-- external content table: the text is stored in articles alone. Triggers keep the index current;
-- new articles are put into it together (index_texts in tables.py): one by one takes twice as long.
CREATE VIRTUAL TABLE articles_text USING fts5(
  title, text, content="articles", content_rowid='number',
  tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER articles_text_loses AFTER DELETE ON articles
WHEN EXISTS (SELECT 1 FROM articles_text_docsize WHERE id = old.number) BEGIN
  INSERT INTO articles_text (articles_text, rowid, title, text)
    VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER articles_text_changes AFTER UPDATE OF number, title, text ON articles
WHEN EXISTS (SELECT 1 FROM articles_text_docsize WHERE id = old.number) BEGIN
  INSERT INTO articles_text (articles_text, rowid, title, text)
    VALUES ('delete', old.number, old.title, old.text);
  INSERT INTO articles_text (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
