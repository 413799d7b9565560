mingbaiSearch(["青 办事 禾区","SqA="])
