"""Opens workbooks in LibreOffice one after the other, does steps to each (`doc`) and saves it as .xlsx and .html.

Called as: edit.py SOFFICE PROFILE_URL, with a list of {source, xlsx, html, steps} as JSON on standard input.
"""

import json
import subprocess
import sys
import time
import uuid

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

soffice, profile = sys.argv[1:]
jobs = json.loads(sys.stdin.buffer.read())
PATIENCE_SECONDS = 80


def prop(name, value):
    return PropertyValue(Name=name, Value=value)


def connected(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


pipe = f"edit{uuid.uuid4().hex}"
office = subprocess.Popen(
    [soffice, f"-env:UserInstallation={profile}", "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"]
)
try:
    context = connected(pipe)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    for job in jobs:
        doc = desktop.loadComponentFromURL(job["source"], "_blank", 0, (prop("Hidden", True),))
        exec(job["steps"], {"doc": doc, "prop": prop, "uno": uno})
        doc.calculateAll()
        doc.storeToURL(job["xlsx"], (prop("FilterName", "Calc MS Excel 2007 XML"),))
        doc.storeToURL(job["html"], (prop("FilterName", "HTML (StarCalc)"),))
        doc.close(True)
    try:
        desktop.terminate()
    except Exception:
        # The connection ends with the program.
        pass
    office.wait(PATIENCE_SECONDS)
finally:
    if office.poll() is None:
        office.kill()
