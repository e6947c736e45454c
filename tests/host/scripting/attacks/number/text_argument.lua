-- EXPECT error: a text is not a number here either
return ("x"):rep("10")
