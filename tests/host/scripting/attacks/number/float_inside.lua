-- EXPECT error: floating point deep inside
return council.answer({ rows = { { pence = 0.1 + 0.2 } } })
