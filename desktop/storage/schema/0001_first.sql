-- The first schema. Once shipped this file is never edited; a later step is a file of its own.
-- Log: append-only. Everything below "State" is its fold and can be rebuilt from it.

CREATE TABLE revision (
  stream TEXT NOT NULL,
  sequence INTEGER NOT NULL CHECK (sequence >= 0),
  lamport INTEGER NOT NULL CHECK (lamport >= 1),
  action TEXT NOT NULL,
  name TEXT NOT NULL,
  actor TEXT NOT NULL,
  coder TEXT,
  time TEXT NOT NULL,
  kind TEXT NOT NULL,
  entity TEXT NOT NULL,
  change TEXT NOT NULL CHECK (change IN ('put', 'del')),
  body TEXT CHECK ((body IS NULL) = (change = 'del')),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  PRIMARY KEY (stream, sequence)
) STRICT;
CREATE INDEX revision_by_entity ON revision(kind, entity);
CREATE INDEX revision_by_action ON revision(action);
CREATE INDEX revision_by_lamport ON revision(lamport);
CREATE INDEX revision_actions ON revision(actor, lamport) WHERE kind = 'action';

-- Beside the log: long texts by digest, files as they came, and names that can be erased.
CREATE TABLE long_text (
  digest TEXT NOT NULL PRIMARY KEY,
  content TEXT NOT NULL
) STRICT;
CREATE TABLE source_file (
  sha256 TEXT NOT NULL PRIMARY KEY,
  packed BLOB NOT NULL
) STRICT;
CREATE TABLE coder_name (
  name_key TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL
) STRICT;
CREATE TABLE bookkeeping (
  name TEXT NOT NULL PRIMARY KEY,
  content TEXT NOT NULL
) STRICT;

-- State
CREATE TABLE study (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  made TEXT NOT NULL,
  codable_roles TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX study_removed ON study(id) WHERE removed = 1;
CREATE TABLE coder (
  id TEXT NOT NULL PRIMARY KEY,
  name_key TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('lead', 'coder', 'reviewer', 'consensus')),
  position INTEGER NOT NULL,
  retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX coder_removed ON coder(id) WHERE removed = 1;
CREATE TABLE codebook (
  id TEXT NOT NULL PRIMARY KEY,
  key TEXT NOT NULL,
  title_zh TEXT NOT NULL,
  title_en TEXT NOT NULL,
  unit_zh TEXT NOT NULL,
  unit_en TEXT NOT NULL,
  recording_unit TEXT NOT NULL,
  clause_closers TEXT NOT NULL,
  general_rules TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX codebook_removed ON codebook(id) WHERE removed = 1;
CREATE TABLE rank (
  id TEXT NOT NULL PRIMARY KEY,
  key TEXT NOT NULL,
  number INTEGER NOT NULL,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  definition TEXT NOT NULL,
  position INTEGER NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX rank_removed ON rank(id) WHERE removed = 1;
CREATE TABLE category (
  id TEXT NOT NULL PRIMARY KEY,
  key TEXT NOT NULL,
  number INTEGER NOT NULL,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  color TEXT NOT NULL,
  definition TEXT NOT NULL,
  position INTEGER NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX category_removed ON category(id) WHERE removed = 1;
CREATE TABLE code (
  id TEXT NOT NULL PRIMARY KEY,
  category TEXT NOT NULL REFERENCES category(id) ON DELETE RESTRICT,
  key TEXT NOT NULL,
  number INTEGER NOT NULL,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  color TEXT,
  definition TEXT NOT NULL,
  include TEXT NOT NULL,
  exclude TEXT NOT NULL,
  examples TEXT NOT NULL,
  keywords TEXT NOT NULL,
  position INTEGER NOT NULL,
  merged_into TEXT REFERENCES code(id) ON DELETE RESTRICT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX code_removed ON code(id) WHERE removed = 1;
CREATE TABLE attribute (
  id TEXT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL REFERENCES code(id) ON DELETE RESTRICT,
  key TEXT NOT NULL,
  number INTEGER NOT NULL,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  "type" TEXT NOT NULL,
  required INTEGER NOT NULL CHECK (required IN (0, 1)),
  definition TEXT NOT NULL,
  position INTEGER NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX attribute_removed ON attribute(id) WHERE removed = 1;
CREATE TABLE sheet (
  id TEXT NOT NULL PRIMARY KEY,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  position INTEGER NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX sheet_removed ON sheet(id) WHERE removed = 1;
CREATE TABLE variable (
  id TEXT NOT NULL PRIMARY KEY,
  sheet TEXT NOT NULL REFERENCES sheet(id) ON DELETE RESTRICT,
  key TEXT NOT NULL,
  number INTEGER NOT NULL,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  "type" TEXT NOT NULL,
  scale TEXT NOT NULL,
  required INTEGER NOT NULL CHECK (required IN (0, 1)),
  definition TEXT NOT NULL,
  ask_variable TEXT REFERENCES variable(id) ON DELETE RESTRICT,
  ask_any_of TEXT NOT NULL,
  position INTEGER NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX variable_removed ON variable(id) WHERE removed = 1;
CREATE TABLE option (
  id TEXT NOT NULL PRIMARY KEY,
  variable TEXT REFERENCES variable(id) ON DELETE RESTRICT,
  attribute TEXT REFERENCES attribute(id) ON DELETE RESTRICT CHECK ((variable IS NULL) <> (attribute IS NULL)),
  number INTEGER NOT NULL,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  definition TEXT NOT NULL,
  exclusive INTEGER NOT NULL CHECK (exclusive IN (0, 1)),
  category TEXT REFERENCES category(id) ON DELETE RESTRICT,
  position INTEGER NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX option_removed ON option(id) WHERE removed = 1;
CREATE TABLE codebook_version (
  id TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL,
  snapshot TEXT NOT NULL,
  reason TEXT NOT NULL,
  made TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX codebook_version_removed ON codebook_version(id) WHERE removed = 1;
CREATE TABLE outlet (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX outlet_removed ON outlet(id) WHERE removed = 1;
CREATE TABLE page (
  id TEXT NOT NULL PRIMARY KEY,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  encoding TEXT NOT NULL,
  raw_text TEXT NOT NULL,
  imported TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX page_removed ON page(id) WHERE removed = 1;
CREATE TABLE article (
  id TEXT NOT NULL PRIMARY KEY,
  headline TEXT NOT NULL,
  outlet TEXT REFERENCES outlet(id) ON DELETE RESTRICT,
  date TEXT,
  page_number TEXT,
  position INTEGER NOT NULL,
  reprint_group TEXT REFERENCES reprint_group(id) ON DELETE RESTRICT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX article_removed ON article(id) WHERE removed = 1;
CREATE TABLE reprint_group (
  id TEXT NOT NULL PRIMARY KEY,
  "kept" TEXT REFERENCES article(id) ON DELETE RESTRICT,
  note TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX reprint_group_removed ON reprint_group(id) WHERE removed = 1;
CREATE TABLE text_version (
  id TEXT NOT NULL PRIMARY KEY,
  article TEXT NOT NULL REFERENCES article(id) ON DELETE RESTRICT,
  number INTEGER NOT NULL CHECK (number >= 1),
  page TEXT REFERENCES page(id) ON DELETE RESTRICT,
  text TEXT NOT NULL,
  length INTEGER NOT NULL,
  paragraphs TEXT NOT NULL,
  segments TEXT NOT NULL,
  carried TEXT,
  made TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX text_version_removed ON text_version(id) WHERE removed = 1;
CREATE TABLE search (
  id TEXT NOT NULL PRIMARY KEY,
  expression TEXT NOT NULL,
  source TEXT NOT NULL,
  date TEXT NOT NULL,
  hits INTEGER,
  note TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX search_removed ON search(id) WHERE removed = 1;
CREATE TABLE sample (
  id TEXT NOT NULL PRIMARY KEY,
  search TEXT REFERENCES search(id) ON DELETE RESTRICT,
  method TEXT NOT NULL,
  seed INTEGER NOT NULL,
  size INTEGER NOT NULL,
  strata TEXT NOT NULL,
  articles TEXT NOT NULL,
  made TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX sample_removed ON sample(id) WHERE removed = 1;
CREATE TABLE exclusion (
  id TEXT NOT NULL PRIMARY KEY,
  article TEXT NOT NULL REFERENCES article(id) ON DELETE RESTRICT,
  reason TEXT NOT NULL,
  made TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX exclusion_removed ON exclusion(id) WHERE removed = 1;
CREATE TABLE round (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  stage TEXT NOT NULL,
  seed INTEGER NOT NULL,
  articles TEXT NOT NULL,
  coders TEXT NOT NULL,
  codebook_version TEXT REFERENCES codebook_version(id) ON DELETE RESTRICT,
  thresholds TEXT NOT NULL,
  started TEXT,
  ended TEXT,
  voided TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX round_removed ON round(id) WHERE removed = 1;
CREATE TABLE assignment (
  id TEXT NOT NULL PRIMARY KEY,
  article TEXT NOT NULL REFERENCES article(id) ON DELETE RESTRICT,
  coder TEXT NOT NULL REFERENCES coder(id) ON DELETE RESTRICT,
  round TEXT REFERENCES round(id) ON DELETE RESTRICT,
  made TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX assignment_removed ON assignment(id) WHERE removed = 1;
CREATE TABLE done (
  id TEXT NOT NULL PRIMARY KEY,
  coder TEXT NOT NULL REFERENCES coder(id) ON DELETE RESTRICT,
  article TEXT NOT NULL REFERENCES article(id) ON DELETE RESTRICT,
  made TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX done_removed ON done(id) WHERE removed = 1;
CREATE TABLE spot_check (
  id TEXT NOT NULL PRIMARY KEY,
  article TEXT NOT NULL REFERENCES article(id) ON DELETE RESTRICT,
  reviewer TEXT NOT NULL REFERENCES coder(id) ON DELETE RESTRICT,
  seed INTEGER NOT NULL,
  made TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX spot_check_removed ON spot_check(id) WHERE removed = 1;
CREATE TABLE "return" (
  id TEXT NOT NULL PRIMARY KEY,
  article TEXT NOT NULL REFERENCES article(id) ON DELETE RESTRICT,
  coder TEXT NOT NULL REFERENCES coder(id) ON DELETE RESTRICT,
  reviewer TEXT NOT NULL REFERENCES coder(id) ON DELETE RESTRICT,
  remark TEXT NOT NULL,
  made TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX return_removed ON "return"(id) WHERE removed = 1;
CREATE TABLE coding (
  id TEXT NOT NULL PRIMARY KEY,
  coder TEXT NOT NULL REFERENCES coder(id) ON DELETE RESTRICT,
  article TEXT NOT NULL REFERENCES article(id) ON DELETE RESTRICT,
  version TEXT NOT NULL REFERENCES text_version(id) ON DELETE RESTRICT,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  words TEXT NOT NULL CHECK (length(words) > 0),
  code TEXT NOT NULL REFERENCES code(id) ON DELETE RESTRICT,
  rank TEXT REFERENCES rank(id) ON DELETE RESTRICT,
  made TEXT NOT NULL,
  codebook_version TEXT REFERENCES codebook_version(id) ON DELETE RESTRICT,
  origin TEXT NOT NULL CHECK (origin IN ('hand', 'auto', 'import', 'adjudication')),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX coding_removed ON coding(id) WHERE removed = 1;
CREATE TABLE attribute_value (
  id TEXT NOT NULL PRIMARY KEY,
  coder TEXT NOT NULL REFERENCES coder(id) ON DELETE RESTRICT,
  coding TEXT NOT NULL REFERENCES coding(id) ON DELETE RESTRICT,
  attribute TEXT NOT NULL REFERENCES attribute(id) ON DELETE RESTRICT,
  numbers TEXT NOT NULL,
  text TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX attribute_value_removed ON attribute_value(id) WHERE removed = 1;
CREATE TABLE value (
  id TEXT NOT NULL PRIMARY KEY,
  coder TEXT NOT NULL REFERENCES coder(id) ON DELETE RESTRICT,
  article TEXT NOT NULL REFERENCES article(id) ON DELETE RESTRICT,
  variable TEXT NOT NULL REFERENCES variable(id) ON DELETE RESTRICT,
  numbers TEXT NOT NULL,
  text TEXT NOT NULL,
  made TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX value_removed ON value(id) WHERE removed = 1;
CREATE TABLE none_mark (
  id TEXT NOT NULL PRIMARY KEY,
  coder TEXT NOT NULL REFERENCES coder(id) ON DELETE RESTRICT,
  article TEXT NOT NULL REFERENCES article(id) ON DELETE RESTRICT,
  version TEXT NOT NULL REFERENCES text_version(id) ON DELETE RESTRICT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL CHECK ("end" > start),
  made TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX none_mark_removed ON none_mark(id) WHERE removed = 1;
CREATE TABLE memo (
  id TEXT NOT NULL PRIMARY KEY,
  coder TEXT NOT NULL REFERENCES coder(id) ON DELETE RESTRICT,
  coding TEXT REFERENCES coding(id) ON DELETE RESTRICT,
  article TEXT REFERENCES article(id) ON DELETE RESTRICT,
  code TEXT REFERENCES code(id) ON DELETE RESTRICT CHECK ((coding IS NOT NULL) + (article IS NOT NULL) + (code IS NOT NULL) <= 1),
  text TEXT NOT NULL,
  made TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX memo_removed ON memo(id) WHERE removed = 1;
CREATE TABLE query (
  id TEXT NOT NULL PRIMARY KEY,
  coder TEXT NOT NULL REFERENCES coder(id) ON DELETE RESTRICT,
  article TEXT NOT NULL REFERENCES article(id) ON DELETE RESTRICT,
  version TEXT NOT NULL REFERENCES text_version(id) ON DELETE RESTRICT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  coding TEXT REFERENCES coding(id) ON DELETE RESTRICT,
  note TEXT NOT NULL,
  made TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX query_removed ON query(id) WHERE removed = 1;
CREATE TABLE suggestion (
  id TEXT NOT NULL PRIMARY KEY,
  coder TEXT NOT NULL REFERENCES coder(id) ON DELETE RESTRICT,
  category TEXT REFERENCES category(id) ON DELETE RESTRICT,
  name TEXT NOT NULL,
  words TEXT NOT NULL,
  made TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX suggestion_removed ON suggestion(id) WHERE removed = 1;
CREATE TABLE pin (
  id TEXT NOT NULL PRIMARY KEY,
  coder TEXT NOT NULL REFERENCES coder(id) ON DELETE RESTRICT,
  digit INTEGER NOT NULL CHECK (digit BETWEEN 1 AND 9),
  code TEXT NOT NULL REFERENCES code(id) ON DELETE RESTRICT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX pin_removed ON pin(id) WHERE removed = 1;
CREATE TABLE ruling (
  id TEXT NOT NULL PRIMARY KEY,
  code TEXT REFERENCES code(id) ON DELETE RESTRICT,
  query TEXT REFERENCES query(id) ON DELETE RESTRICT,
  suggestion TEXT REFERENCES suggestion(id) ON DELETE RESTRICT,
  text TEXT NOT NULL,
  made TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX ruling_removed ON ruling(id) WHERE removed = 1;
CREATE TABLE discussed (
  id TEXT NOT NULL PRIMARY KEY,
  article TEXT NOT NULL REFERENCES article(id) ON DELETE RESTRICT,
  round TEXT REFERENCES round(id) ON DELETE RESTRICT,
  made TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX discussed_removed ON discussed(id) WHERE removed = 1;
CREATE TABLE unblinding (
  id TEXT NOT NULL PRIMARY KEY,
  round TEXT REFERENCES round(id) ON DELETE RESTRICT,
  made TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX unblinding_removed ON unblinding(id) WHERE removed = 1;
CREATE TABLE decision (
  id TEXT NOT NULL PRIMARY KEY,
  coder TEXT NOT NULL REFERENCES coder(id) ON DELETE RESTRICT,
  article TEXT NOT NULL REFERENCES article(id) ON DELETE RESTRICT,
  version TEXT NOT NULL REFERENCES text_version(id) ON DELETE RESTRICT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  compared TEXT NOT NULL,
  result TEXT REFERENCES coding(id) ON DELETE RESTRICT,
  cause TEXT NOT NULL,
  reason TEXT NOT NULL,
  made TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_removed ON decision(id) WHERE removed = 1;
CREATE INDEX code_by_category ON code(category);
CREATE INDEX code_by_merged_into ON code(merged_into);
CREATE INDEX attribute_by_code ON attribute(code);
CREATE INDEX variable_by_sheet ON variable(sheet);
CREATE INDEX variable_by_ask_variable ON variable(ask_variable);
CREATE INDEX option_by_variable ON option(variable);
CREATE INDEX option_by_attribute ON option(attribute);
CREATE INDEX option_by_category ON option(category);
CREATE INDEX article_by_outlet ON article(outlet);
CREATE INDEX article_by_reprint_group ON article(reprint_group);
CREATE INDEX reprint_group_by_kept ON reprint_group("kept");
CREATE INDEX text_version_by_article ON text_version(article);
CREATE INDEX text_version_by_page ON text_version(page);
CREATE INDEX sample_by_search ON sample(search);
CREATE INDEX exclusion_by_article ON exclusion(article);
CREATE INDEX round_by_codebook_version ON round(codebook_version);
CREATE INDEX assignment_by_article ON assignment(article);
CREATE INDEX assignment_by_coder ON assignment(coder);
CREATE INDEX assignment_by_round ON assignment(round);
CREATE INDEX done_by_coder ON done(coder);
CREATE INDEX done_by_article ON done(article);
CREATE INDEX spot_check_by_article ON spot_check(article);
CREATE INDEX spot_check_by_reviewer ON spot_check(reviewer);
CREATE INDEX return_by_article ON "return"(article);
CREATE INDEX return_by_coder ON "return"(coder);
CREATE INDEX return_by_reviewer ON "return"(reviewer);
CREATE INDEX coding_by_version ON coding(version);
CREATE INDEX attribute_value_by_coder ON attribute_value(coder);
CREATE INDEX attribute_value_by_coding ON attribute_value(coding);
CREATE INDEX attribute_value_by_attribute ON attribute_value(attribute);
CREATE INDEX value_by_coder ON value(coder);
CREATE INDEX value_by_article ON value(article);
CREATE INDEX value_by_variable ON value(variable);
CREATE INDEX none_mark_by_coder ON none_mark(coder);
CREATE INDEX none_mark_by_article ON none_mark(article);
CREATE INDEX none_mark_by_version ON none_mark(version);
CREATE INDEX memo_by_coder ON memo(coder);
CREATE INDEX memo_by_coding ON memo(coding);
CREATE INDEX memo_by_article ON memo(article);
CREATE INDEX memo_by_code ON memo(code);
CREATE INDEX query_by_coder ON query(coder);
CREATE INDEX query_by_article ON query(article);
CREATE INDEX query_by_version ON query(version);
CREATE INDEX query_by_coding ON query(coding);
CREATE INDEX suggestion_by_coder ON suggestion(coder);
CREATE INDEX suggestion_by_category ON suggestion(category);
CREATE INDEX pin_by_coder ON pin(coder);
CREATE INDEX pin_by_code ON pin(code);
CREATE INDEX ruling_by_code ON ruling(code);
CREATE INDEX ruling_by_query ON ruling(query);
CREATE INDEX ruling_by_suggestion ON ruling(suggestion);
CREATE INDEX discussed_by_article ON discussed(article);
CREATE INDEX discussed_by_round ON discussed(round);
CREATE INDEX unblinding_by_round ON unblinding(round);
CREATE INDEX decision_by_coder ON decision(coder);
CREATE INDEX decision_by_article ON decision(article);
CREATE INDEX decision_by_version ON decision(version);
CREATE INDEX decision_by_result ON decision(result);
CREATE INDEX coding_by_article ON coding(article, coder, removed);
CREATE INDEX coding_by_coder ON coding(coder, code, article, removed);
CREATE INDEX coding_by_code ON coding(code, coder);
