-- EXPECT error: whole, and still floating point
return 3.0
