mingbaiSearch("dc2f71cd1f0b20fe")
