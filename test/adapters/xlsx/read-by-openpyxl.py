"""Reads a workbook with openpyxl, every warning an error, and prints what it found as JSON.

Called as: read-by-openpyxl.py WORKBOOK
"""

import json
import sys
import warnings

import openpyxl

warnings.simplefilter("error")
formulas = openpyxl.load_workbook(sys.argv[1])
values = openpyxl.load_workbook(sys.argv[1], data_only=True)


def cells(sheet):
    return {
        cell.coordinate: cell.value.isoformat() if hasattr(cell.value, "isoformat") else cell.value
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


print(
    json.dumps(
        {
            "names": sorted(name.name for name in formulas.defined_names.definedName),
            "sheets": [
                {
                    "name": sheet.title,
                    "state": sheet.sheet_state,
                    "formulas": cells(sheet),
                    "values": cells(values[sheet.title]),
                    "tables": [
                        [
                            table.name,
                            table.ref,
                            sum(1 for column in table.tableColumns if column.calculatedColumnFormula is not None),
                        ]
                        for table in sheet.tables.values()
                    ],
                    "validations": len(sheet.data_validations.dataValidation),
                    "conditionalFormats": sum(len(each.rules) for each in sheet.conditional_formatting),
                    "merges": len(sheet.merged_cells.ranges),
                    "protected": sheet.protection.sheet,
                    "freeze": sheet.freeze_panes,
                    "titles": sheet.print_title_rows,
                    "areas": sheet.print_area or [],
                    "charts": len(sheet._charts),
                    "paper": [sheet.page_setup.paperSize, sheet.page_setup.orientation],
                }
                for sheet in formulas.worksheets
            ],
        },
        ensure_ascii=False,
    )
)
