-- Zhubi project file: the words of an article that a suggested code was asked for. Once shipped, never edited.
ALTER TABLE suggestion ADD COLUMN "article" TEXT REFERENCES article(id) ON DELETE RESTRICT;
ALTER TABLE suggestion ADD COLUMN "version" TEXT REFERENCES text_version(id) ON DELETE RESTRICT;
ALTER TABLE suggestion ADD COLUMN "start" INTEGER;
ALTER TABLE suggestion ADD COLUMN "end" INTEGER CHECK (
  CASE WHEN "end" IS NULL THEN "article" IS NULL AND "version" IS NULL AND "start" IS NULL
  ELSE "article" IS NOT NULL AND "version" IS NOT NULL AND "start" IS NOT NULL AND "start" >= 0 AND "end" > "start" END
);
CREATE INDEX suggestion_by_article ON suggestion("article");
CREATE INDEX suggestion_by_version ON suggestion("version");
