mingbaiSearch(["公 分。 自评","SqA="])
