-- EXPECT refused: weak tables depend on when the collector runs
setmetatable({}, { __mode = "kv" })
