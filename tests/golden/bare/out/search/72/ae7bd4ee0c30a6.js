mingbaiSearch(["事 办 3年 50 差。 路社 23年","RFVVVJU="])
