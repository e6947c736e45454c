-- EXPECT refused, error: nor can it be written past that
rawset(letter "x", "$word", "grant")
return "ESCAPED"
