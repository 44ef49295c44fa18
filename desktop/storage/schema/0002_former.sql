-- Zhubi project file: which text version another one was made from. Once shipped, never edited.
ALTER TABLE text_version ADD COLUMN "former" TEXT REFERENCES text_version(id) ON DELETE RESTRICT;
CREATE INDEX text_version_by_former ON text_version("former");
