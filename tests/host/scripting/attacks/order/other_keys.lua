-- EXPECT error: keys that have no order
for _ in pairs({ [true] = 1, a = 2 }) do end
