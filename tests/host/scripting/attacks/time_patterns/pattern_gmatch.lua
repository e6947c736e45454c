-- EXPECT timeout: each step of an iterator is slow
for _ in ("a"):rep(100000):gmatch("a-a-a-b") do end
