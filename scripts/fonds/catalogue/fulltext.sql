
-- Titles and texts by their words, without accents (https://sqlite.org/fts5.html). The text itself
-- stands in articles alone; the triggers keep the words in step with it.
CREATE VIRTUAL TABLE articles_text USING fts5(
  title, text, content="articles", content_rowid='source_id',
  tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER articles_text_gains AFTER INSERT ON articles BEGIN
  INSERT INTO articles_text (rowid, title, text) VALUES (new.source_id, new.title, new.text);
END;
CREATE TRIGGER articles_text_loses AFTER DELETE ON articles BEGIN
  INSERT INTO articles_text (articles_text, rowid, title, text)
    VALUES ('delete', old.source_id, old.title, old.text);
END;
CREATE TRIGGER articles_text_changes AFTER UPDATE OF source_id, title, text ON articles BEGIN
  INSERT INTO articles_text (articles_text, rowid, title, text)
    VALUES ('delete', old.source_id, old.title, old.text);
  INSERT INTO articles_text (rowid, title, text) VALUES (new.source_id, new.title, new.text);
END;
