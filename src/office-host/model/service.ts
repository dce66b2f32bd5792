import type { Book } from '../engine/book'
import type { OfficeClass } from './office-class'
import { officeClass } from './office-class'

/** The service by which the library reports that its ribbon actions are ready. */
export const serviceClass: OfficeClass<Book> = officeClass<Book>({
  name: 'AddinInternalService',
  calls: { NotifyActionHandlerReady: () => null }
})
