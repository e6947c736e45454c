-- EXPECT error: floating point becomes text
return tostring(0.1)
