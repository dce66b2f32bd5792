/**
 * Runs only where the pane's own script cannot: in the web views of Excel 2019 and older, which know no modules. It is
 * built for them, so it stays free of everything but the wording.
 */
import { pane as english } from '../../messages/en-US/pane'
import { pane as chinese } from '../../messages/zh-CN/pane'

const words = navigator.language.toLowerCase().indexOf('zh') === 0 ? chinese : english
const element = document.getElementById('pane')

function append(tag: string, text: string): void {
  const child = document.createElement(tag)
  child.textContent = text
  if (element) element.appendChild(child)
}

append('h1', words.unsupported.title)
append('p', words.unsupported['old-program'])
append('p', words.unsupported.stillWorks)
