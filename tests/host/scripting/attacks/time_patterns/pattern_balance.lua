-- EXPECT timeout: quadratic over a text that is never closed
return (("<"):rep(500000):match("%b<>"))
