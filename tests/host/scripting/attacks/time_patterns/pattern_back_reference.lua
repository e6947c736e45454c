-- EXPECT timeout: captures that are compared again and again
return (("a"):rep(100000):match("^(a*).*%1b"))
