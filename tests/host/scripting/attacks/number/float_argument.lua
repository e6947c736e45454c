-- EXPECT error: floating point
return council.answer(0.5)
