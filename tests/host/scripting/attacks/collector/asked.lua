-- EXPECT refused: the collector cannot be asked
collectgarbage("count")
