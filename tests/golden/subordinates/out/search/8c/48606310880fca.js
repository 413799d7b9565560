mingbaiSearch(["事 办 3年","SUA="])
