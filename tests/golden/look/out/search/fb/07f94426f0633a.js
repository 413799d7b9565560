mingbaiSearch("88dca60daca7a2c9")
