mingbaiSearch(["固 %; 2. 48 5次 出6 告未 政拨 示范 社区 08. 600 8.0 9700","dwIS1cmlu4pqKlu4bFtlU1lWhA=="])
