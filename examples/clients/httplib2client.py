"""A client with httplib2, which knows nothing of the shop: python3 httplib2client.py ADDRESS FOLDER"""
import json
import sys

import httplib2

address, folder = sys.argv[1:]
client = httplib2.Http(folder)
other = httplib2.Http()
JSON = {"Content-Type": "application/json"}


def get():
    response, content = client.request(address)
    print("GET", "from the cache" if response.fromcache else response.status)
    return json.loads(content)


def put(book, note="", by=client):
    response, _ = by.request(address, "PUT", body=json.dumps(book), headers=dict(JSON))
    print("PUT", response.status, *[note] * bool(note))


book = get()
get()
book["price"] = 1000
put(book)
book = get()
other.request(address, "PATCH", body='{"price":1}', headers={"Content-Type": "application/merge-patch+json", "If-Match": "*"})
put(book, "after another client")
put(get())
put(book, "without a GET before", other)
