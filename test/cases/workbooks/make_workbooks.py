"""Makes the workbooks of this folder that come from other programs' libraries.

Needs Debian's python3-openpyxl and python3-xlsxwriter: python3 make_workbooks.py
"""

import base64
import datetime
import hashlib
import io
import pathlib
import struct
import zipfile
import zlib

import openpyxl
import xlsxwriter
from openpyxl.chart import LineChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, ColorScaleRule, FormulaRule, IconSetRule, Rule
from openpyxl.styles import Alignment, Border, Font, GradientFill, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo

HERE = pathlib.Path(__file__).parent
DAY = datetime.datetime(2022, 7, 1, 8, 30)


def image():
    """A red square of 8 by 8 pixels."""
    def chunk(kind, data):
        body = kind + data
        return struct.pack('>I', len(data)) + body + struct.pack('>I', zlib.crc32(body))
    rows = b''.join(b'\0' + b'\xc0\x20\x20' * 8 for _ in range(8))
    header = struct.pack('>IIBBBBB', 8, 8, 8, 2, 0, 0, 0)
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', header) + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b'')


def with_xlsxwriter(path):
    book = xlsxwriter.Workbook(path, {'remove_timezone': True})
    book.set_properties({'title': '台账', 'author': '甲', 'created': DAY, 'comments': '说明'})
    book.set_custom_property('包号', 'P-7')
    book.set_custom_property('次数', 3)
    sheet = book.add_worksheet('项目')
    bold = book.add_format({'bold': True, 'font_name': '宋体', 'bg_color': '#DDEBF7', 'border': 1, 'text_wrap': True})
    money = book.add_format({'num_format': '#,##0.00', 'diag_type': 3, 'diag_border': 4, 'diag_color': '#C00000'})
    date = book.add_format({'num_format': 'yyyy-mm-dd', 'font_color': 'red', 'locked': False})
    red = book.add_format({'bg_color': '#FFC7CE', 'font_color': '#9C0006'})
    sheet.write_row('A1', ['序号', '名称', '投资', '完成', '占比', '日期'], bold)
    for row in range(1, 9):
        sheet.write_number(row, 0, row)
        sheet.write_string(row, 1, f'项目{row}')
        sheet.write_number(row, 2, 100 * row + 0.1, money)
        sheet.write_number(row, 3, 37.5 * row)
        sheet.write_formula(row, 4, f'=D{row + 1}/C{row + 1}', None, 37.5 * row / (100 * row + 0.1))
        sheet.write_datetime(row, 5, DAY + datetime.timedelta(days=row), date)
    sheet.write_rich_string('B10', '合', bold, '计', '（含）')
    sheet.write_array_formula('C10:C10', '{=SUM(C2:C9*1)}', money, 3600.8)
    sheet.write_formula('D10', '=_xlfn.CONCAT("a","b")', None, 'ab')
    sheet.write_boolean('E10', True)
    sheet.write_formula('F10', '=NA()', None, '#N/A')
    sheet.write_url('A12', 'https://example.org/x?a=1&b=2', string='链接', tip='提示')
    sheet.write_url('A13', "internal:'汇 总'!A1", string='内部')
    sheet.merge_range('B12:D13', '合并', bold)
    sheet.set_column('A:A', 6.43)
    sheet.set_column('B:B', 24)
    sheet.set_column('C:D', 14, None, {'level': 1})
    sheet.set_column('H:H', 9, None, {'hidden': True})
    sheet.set_row(0, 33)
    sheet.set_row(11, 20, None, {'level': 1, 'collapsed': False})
    sheet.set_row(14, 15, book.add_format({'italic': True}))
    sheet.freeze_panes(1, 2)
    sheet.autofilter('A1:F9')
    sheet.filter_column('B', 'x == 项目1 or x == 项目3')
    for row in (2, 4, 5, 6, 7, 8):
        sheet.set_row(row - 0, None, None, {'hidden': row not in (1, 3)})
    sheet.data_validation('G2:G9', {'validate': 'list', 'source': ['是', '否'], 'input_title': '选', 'input_message': '请选'})
    sheet.data_validation('D2:D9', {'validate': 'decimal', 'criteria': 'between', 'minimum': 0, 'maximum': '=C2', 'error_type': 'warning', 'error_title': '超', 'error_message': '超过投资'})
    sheet.data_validation('F2:F9', {'validate': 'date', 'criteria': '>=', 'value': datetime.date(2021, 1, 1)})
    for options in (
        {'type': 'cell', 'criteria': '>', 'value': 200, 'format': red},
        {'type': 'formula', 'criteria': '=$D2>$C2', 'format': red, 'stop_if_true': True},
        {'type': 'top', 'value': 3, 'format': red},
        {'type': 'bottom', 'value': 10, 'criteria': '%', 'format': red},
        {'type': 'average', 'criteria': '1 std dev above', 'format': red},
        {'type': 'duplicate', 'format': red},
        {'type': 'text', 'criteria': 'begins with', 'value': '项', 'format': red},
        {'type': 'time_period', 'criteria': 'last month', 'format': red},
        {'type': 'blanks', 'format': red},
        {'type': 'no_errors', 'format': red},
        {'type': '2_color_scale'},
        {'type': '3_color_scale', 'mid_type': 'percentile', 'mid_value': 40},
        {'type': 'data_bar', 'bar_color': '#63C384'},
        {'type': 'data_bar', 'data_bar_2010': True, 'bar_solid': True, 'min_type': 'num', 'min_value': 0},
        {'type': 'icon_set', 'icon_style': '4_arrows', 'reverse_icons': True},
    ):
        sheet.conditional_format('C2:D9', options)
    sheet.write_comment('C3', '批注一', {'author': '乙', 'x_scale': 2, 'color': '#CCFFCC'})
    sheet.insert_image('J2', 'square.png', {'image_data': io.BytesIO(image()), 'description': '红'})
    sheet.insert_textbox('J12', '文本框', {'width': 120, 'height': 40})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.print_area('A1:F13')
    sheet.set_header('&C&"宋体,Bold"&14台账', {'margin': 0.4})
    sheet.set_footer('&L&D&R第&P页')
    sheet.set_h_pagebreaks([20])
    sheet.set_tab_color('#70AD47')
    sheet.set_zoom(85)
    sheet.ignore_errors({'number_stored_as_text': 'A1:A9'})
    sheet.add_sparkline('I2', {'range': '项目!C2:E2', 'type': 'column'})
    chart = book.add_chart({'type': 'column', 'subtype': 'stacked'})
    chart.add_series({'name': '=项目!$C$1', 'categories': '=项目!$B$2:$B$9', 'values': '=项目!$C$2:$C$9', 'fill': {'color': '#4472C4'}, 'trendline': {'type': 'linear'}})
    chart.add_series({'name': '=项目!$D$1', 'categories': '=项目!$B$2:$B$9', 'values': '=项目!$D$2:$D$9', 'data_labels': {'value': True}})
    line = book.add_chart({'type': 'line'})
    line.add_series({'name': '占比', 'values': '=项目!$E$2:$E$9', 'y2_axis': True})
    chart.combine(line)
    chart.set_title({'name': '投资与完成'})
    chart.set_legend({'position': 'bottom'})
    sheet.insert_chart('J16', chart, {'object_position': 1})

    total = book.add_worksheet('汇 总')
    total.add_table('B2:D5', {
        'name': '汇总表',
        'style': 'Table Style Light 11',
        'total_row': True,
        'first_column': True,
        'data': [['甲', 1], ['乙', 2]],
        'columns': [
            {'header': '单位', 'total_string': '合计'},
            {'header': '数', 'total_function': 'sum'},
            {'header': '倍', 'formula': '=汇总表[[#This Row],[数]]*2'},
        ],
    })
    total.write_formula('D3', '=汇总表[[#This Row],[数]]*2', None, 2)
    total.write_formula('D4', '=汇总表[[#This Row],[数]]*2', None, 4)
    total.write_formula('C5', '=SUBTOTAL(109,[数])', None, 3)
    total.write_formula('B8', "=SUM(项目!C2:C9)", None, 3600.8)
    total.write_dynamic_array_formula('B10:B12', '=B3:B5&"!"', None, '甲!')
    total.write_string('B11', '乙!')
    total.write_string('B12', '合计!')
    total.protect('密码', {'sort': True, 'format_cells': True, 'select_locked_cells': False})
    hidden = book.add_worksheet('隐')
    hidden.write('A1', '是')
    hidden.hide()
    plot = book.add_chartsheet('图')
    pie = book.add_chart({'type': 'pie'})
    pie.add_series({'categories': '=项目!$B$2:$B$5', 'values': '=项目!$C$2:$C$5'})
    plot.set_chart(pie)
    last = book.add_worksheet('末')
    last.write('A1', '图表工作表之后')
    last.write('B2', '=末')
    book.define_name('投资额', '=项目!$C$2:$C$9')
    book.define_name('末!本地', '=末!$A$1')
    book.close()


def sha512(password, salt, spins):
    digest = hashlib.sha512(salt + password.encode('utf-16-le')).digest()
    for index in range(spins):
        digest = hashlib.sha512(digest + struct.pack('<I', index)).digest()
    return base64.b64encode(digest).decode()


def with_openpyxl():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = '数据'
    thin = Side(style='thin', color='FF0000')
    sheet['A1'] = '指标'
    sheet['A1'].font = Font(name='黑体', size=14, bold=True, underline='double', color='1F4E79')
    sheet['A1'].fill = GradientFill(stop=('FFFFFF', '5B9BD5'))
    sheet['A1'].alignment = Alignment(horizontal='distributed', vertical='center', text_rotation=45, indent=1)
    sheet['B1'] = '值'
    sheet['B1'].border = Border(diagonal=thin, diagonalUp=True, top=Side(style='double'), left=thin)
    sheet['B1'].fill = PatternFill('lightUp', fgColor='FFFF00')
    for row in range(2, 8):
        sheet.cell(row, 1, f'指标{row - 1}')
        sheet.cell(row, 2, row * 1.25).number_format = '0.00_);[Red](0.00)'
        sheet.cell(row, 3, f'=B{row}*2')
        sheet.cell(row, 2).protection = Protection(locked=False)
    sheet['B8'] = '=SUBTOTAL(9,B2:B7)'
    sheet['D1'] = DAY
    sheet['E1'] = '第一行\n第二行  '
    sheet.column_dimensions['A'].width = 21.7109375
    sheet.column_dimensions['B'].width = 9.5
    sheet.row_dimensions[1].height = 40.5
    validation = DataValidation('list', '=选项!$A$1:$A$3', allow_blank=True, showErrorMessage=True, errorTitle='错', error='请选', promptTitle='提示', prompt='请选择', showInputMessage=True)
    validation.add('F2:F7')
    sheet.add_data_validation(validation)
    whole = DataValidation('whole', '1', operator='greaterThan', showErrorMessage=True, error='>1')
    whole.add('G2:G7')
    whole.add('I2:I7')
    sheet.add_data_validation(whole)
    pink = PatternFill(bgColor='FFC7CE')
    sheet.conditional_formatting.add('B2:B7', CellIsRule(operator='between', formula=['2', '5'], fill=pink))
    sheet.conditional_formatting.add('B2:B7', FormulaRule(formula=['$B2>$C2'], font=Font(bold=True)))
    sheet.conditional_formatting.add('C2:C7', ColorScaleRule(start_type='min', start_color='F8696B', end_type='max', end_color='63BE7B'))
    sheet.conditional_formatting.add('C2:C7', IconSetRule('3TrafficLights1', 'percent', [0, 33, 67]))
    sheet.conditional_formatting.add('C2:C7', Rule('uniqueValues', dxf=DifferentialStyle(fill=pink)))
    table = Table(displayName='指标表', ref='A10:B12', tableStyleInfo=TableStyleInfo('TableStyleMedium9', showRowStripes=True))
    sheet['A10'], sheet['B10'] = '名', '量'
    sheet['A11'], sheet['B11'] = 'a', 1
    sheet['A12'], sheet['B12'] = 'b', 2
    sheet.add_table(table)
    sheet['C3'].comment = Comment('附注', '丙')
    chart = LineChart()
    chart.title = '走势'
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=7), titles_from_data=True)
    sheet.add_chart(chart, 'K2')
    sheet.freeze_panes = 'B2'
    sheet.print_title_rows = '1:1'
    sheet.page_setup.orientation = 'landscape'
    sheet.page_setup.paperSize = 8
    sheet.page_setup.blackAndWhite = True
    sheet.page_setup.pageOrder = 'overThenDown'
    salt = bytes(range(16))
    protection = sheet.protection
    protection.sheet = True
    protection.algorithmName = 'SHA-512'
    protection.saltValue = base64.b64encode(salt).decode()
    protection.spinCount = 1000
    protection.hashValue = sha512('口令', salt, 1000)
    protection.formatCells = False
    options = book.create_sheet('选项')
    for row, text in enumerate(('是', '否', '待定'), 1):
        options.cell(row, 1, text)
    options.sheet_state = 'veryHidden'
    book.defined_names.append(DefinedName('选项表', attr_text='选项!$A$1:$A$3', comment='说明'))
    book.defined_names.append(DefinedName('暗', attr_text='数据!$B$2', hidden=True))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


CONTENT = {
    'customXml/item1.xml': '<plan xmlns="urn:example:plan"><id>7</id></plan>',
    'customXml/itemProps1.xml': '<?xml version="1.0" encoding="UTF-8" standalone="no"?><ds:datastoreItem ds:itemID="{3F2504E0-4F89-41D3-9A0C-0305E82C3301}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="urn:example:plan"/></ds:schemaRefs></ds:datastoreItem>',
    'customXml/_rels/item1.xml.rels': '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>',
    'xl/persons/person.xml': '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><person displayName="丁" id="{11111111-1111-4111-8111-111111111111}" userId="d" providerId="None"/><person displayName="戊" id="{22222222-2222-4222-8222-222222222222}" userId="e" providerId="None"/></personList>',
    'xl/threadedComments/threadedComment1.xml': '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="C3" dT="2024-03-01T08:00:00.00" personId="{11111111-1111-4111-8111-111111111111}" id="{33333333-3333-4333-8333-333333333333}" done="1"><text>请核对</text></threadedComment><threadedComment ref="C3" dT="2024-03-02T09:30:00.00" personId="{22222222-2222-4222-8222-222222222222}" id="{44444444-4444-4444-8444-444444444444}" parentId="{33333333-3333-4333-8333-333333333333}"><text>已核对</text></threadedComment></ThreadedComments>',
    'xl/webextensions/webextension1.xml': '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><we:webextension xmlns:we="http://schemas.microsoft.com/office/webextensions/webextension/2010/11" id="{55555555-5555-4555-8555-555555555555}"><we:reference id="wa1" version="1.0.0.0" store="en-US" storeType="OMEX"/><we:alternateReferences/><we:properties><we:property name="level" value="3"/><we:property name="who" value="&quot;己&quot;"/></we:properties><we:bindings/><we:snapshot xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></we:webextension>',
    'xl/webextensions/taskpanes.xml': '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><wetp:taskpanes xmlns:wetp="http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11"><wetp:taskpane dockstate="right" visibility="0" width="350" row="4"><wetp:webextensionref xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/></wetp:taskpane></wetp:taskpanes>',
    'xl/webextensions/_rels/taskpanes.xml.rels': '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.microsoft.com/office/2011/relationships/webextension" Target="webextension1.xml"/></Relationships>',
    'xl/vendor/notes.bin': 'bytes of another program',
}
TYPES = {
    'customXml/itemProps1.xml': 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
    'xl/persons/person.xml': 'application/vnd.ms-excel.person+xml',
    'xl/threadedComments/threadedComment1.xml': 'application/vnd.ms-excel.threadedcomments+xml',
    'xl/webextensions/webextension1.xml': 'application/vnd.ms-office.webextension+xml',
    'xl/webextensions/taskpanes.xml': 'application/vnd.ms-office.webextensiontaskpanes+xml',
    'xl/vendor/notes.bin': 'application/vnd.example.notes',
}
LINKS = {
    '_rels/.rels': [('http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes', '/xl/webextensions/taskpanes.xml')],
    'xl/_rels/workbook.xml.rels': [
        ('http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml', '/customXml/item1.xml'),
        ('http://schemas.microsoft.com/office/2017/10/relationships/person', '/xl/persons/person.xml'),
        ('http://schemas.example.org/notes', '/xl/vendor/notes.bin'),
    ],
    'xl/worksheets/_rels/sheet1.xml.rels': [('http://schemas.microsoft.com/office/2017/10/relationships/threadedComment', '/xl/threadedComments/threadedComment1.xml')],
}
# What newer programs and other vendors put into a sheet.
SHEET = '<extLst><ext uri="{00000000-0000-4000-8000-000000000001}" xmlns:v="urn:example:vendor"><v:mark v:cell="B2">留</v:mark></ext><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1"><x14:dataValidation type="list" allowBlank="1" showErrorMessage="1"><x14:formula1><xm:f>选项!$A$1:$A$2</xm:f></x14:formula1><xm:sqref>H2:H7</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>'


def with_foreign_parts(file, path):
    with zipfile.ZipFile(io.BytesIO(file)) as source, zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name).decode() if name.endswith(('.xml', '.rels')) else source.read(name)
            if name == '[Content_Types].xml':
                added = ''.join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in TYPES.items())
                data = data.replace('</Types>', added + '</Types>')
            elif name in LINKS:
                added = ''.join(f'<Relationship Id="rIdX{index}" Type="{kind}" Target="{part}"/>' for index, (kind, part) in enumerate(LINKS[name]))
                data = data.replace('</Relationships>', added + '</Relationships>')
            elif name == 'xl/worksheets/sheet1.xml':
                data = data.replace('</worksheet>', SHEET + '</worksheet>')
            elif name.startswith('xl/comments'):
                data = data.replace('<author>丙</author>', '<author>tc={33333333-3333-4333-8333-333333333333}</author>')
            target.writestr(zipfile.ZipInfo(name, (2022, 7, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
        for name, data in CONTENT.items():
            target.writestr(zipfile.ZipInfo(name, (2022, 7, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


if __name__ == '__main__':
    with_xlsxwriter(HERE / 'xlsxwriter.xlsx')
    with_foreign_parts(with_openpyxl(), HERE / 'openpyxl.xlsx')
