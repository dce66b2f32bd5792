"""Opens a workbook in LibreOffice, does the steps read from standard input to it (`doc`) and saves it as .xlsx and .html.

Called as: edit.py SOFFICE PROFILE_URL WORKBOOK_URL XLSX_URL HTML_URL
"""

import subprocess
import sys
import time
import uuid

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

soffice, profile, source, xlsx, html = sys.argv[1:]
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
    doc = desktop.loadComponentFromURL(source, "_blank", 0, (prop("Hidden", True),))
    exec(sys.stdin.read(), {"doc": doc, "prop": prop, "uno": uno})
    doc.calculateAll()
    doc.storeToURL(xlsx, (prop("FilterName", "Calc MS Excel 2007 XML"),))
    doc.storeToURL(html, (prop("FilterName", "HTML (StarCalc)"),))
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
