-- EXPECT error: nothing below the line
return fraction(1, 0)
