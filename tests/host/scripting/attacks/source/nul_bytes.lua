-- EXPECT ok: a text that is long and has no zeros
return #("x"):rep(9000)
