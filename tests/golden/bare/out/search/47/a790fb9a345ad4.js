mingbaiSearch(["护 02 99 主要 在的 片区 这个 202","bqqqqu4="])
