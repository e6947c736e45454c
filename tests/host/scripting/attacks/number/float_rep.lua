-- EXPECT error: the same
return (0.1):rep(2)
