import type { Locale } from '../domain/kernel/locale.ts'

type Text = Readonly<Record<Locale, string>>
const text = (en: string, zh: string): Text => ({ en, 'zh-CN': zh })

/** What can be wrong with one field, by code, in both languages; a field error always has one of these texts. */
const messages: Readonly<Record<string, Text>> = {
  required: text('This is required.', '此项必填。'),
  unknown_field: text('There is no such field.', '不存在该字段。'),
  invalid: text('This value is not accepted.', '该值不被接受。'),
  invalid_type: text('This value has the wrong type.', '该值的类型不正确。'),
  invalid_format: text('This value has the wrong format.', '该值的格式不正确。'),
  not_allowed: text('This is not one of the possible values.', '该值不在可选范围内。'),
  too_long: text('This is too long.', '内容过长。'),
  too_short: text('This is too short.', '内容过短。'),
  number_out_of_range: text('This number is out of range.', '数值超出范围。'),
  cursor_invalid: text('Use the cursor of an earlier page as it is.', '请原样使用上一页返回的游标。'),
  file_missing: text('Send one file in the field "file".', '请在 file 字段中提供一个文件。'),
  file_empty: text('The file is empty.', '文件为空。'),
  single_file: text('Send one file at a time.', '每次请只上传一个文件。'),
  outcome_unknown: text('This outcome is not possible for this task.', '该任务不支持此处理结果。'),
  reason_required: text('Give a reason.', '请填写理由。'),
  reason_code_required: text('Choose a reason from the list.', '请从列表中选择理由。'),
  password_weak: text('Use at least 12 characters that are hard to guess.', '请使用至少12个字符且不易猜测的密码。'),
  password_blocklisted: text('This password is on the list of known passwords.', '该密码在常见密码名单中。'),
  password_contains_personal: text('The password contains your own data.', '密码包含您的个人信息。'),
  id_format: text('A resident identity number has 18 characters.', '居民身份证号码应为18位。'),
  id_old_form: text('Enter the 18-digit number of the current card.', '请填写现行18位身份证号码。'),
  id_region: text('The first six digits are not a known region.', '身份证号码前六位不是有效的地区代码。'),
  id_birth_date: text('The digits of the birth date are not a real day.', '身份证号码中的出生日期不存在。'),
  id_check_digit: text('The last character does not match the number.', '身份证号码校验位不正确。'),
  passport_format: text('This is not a passport number.', '护照号码格式不正确。'),
  mrz_format: text('The machine-readable lines are not complete.', '机读码不完整。'),
  mrz_check_digit: text('A check digit of the machine-readable lines is wrong.', '机读码校验位不正确。'),
  mrz_birth_date: text('The birth date in the machine-readable lines is not real.', '机读码中的出生日期不存在。'),
  mrz_expired: text('By its machine-readable lines the document has expired.', '机读码显示证件已过期。'),
  name_characters: text('A name has letters only, written as on the document.', '姓名只能包含文字，请与证件一致。'),
  name_mixed_scripts: text('Write the name in one script.', '请使用同一种文字填写姓名。'),
  name_placeholder: text('Enter the real name.', '请填写真实姓名。'),
  name_too_short: text('Enter the full name.', '请填写完整姓名。'),
  name_too_long: text('A name has at most 50 characters.', '姓名不超过50个字符。'),
  name_not_latin: text('Use Latin letters.', '请使用拉丁字母。'),
  birth_date_unreal: text('This day does not exist.', '该日期不存在。'),
  birth_date_future: text('The birth date is in the future.', '出生日期晚于今天。'),
  birth_date_too_old: text('Check the year of birth.', '请核对出生年份。'),
  birth_date_under_age: text('The applicant is below the minimum age.', '申请人未达到最低年龄。'),
  country_invalid: text('Use an ISO 3166-1 country code of two letters.', '请使用两位 ISO 3166-1 国家代码。'),
  country_use_gb: text('The code of the United Kingdom is GB.', '英国的代码是 GB。'),
  currency_invalid: text('Use an ISO 4217 currency code.', '请使用 ISO 4217 货币代码。'),
  date_unreal: text('This day does not exist.', '该日期不存在。'),
  date_future: text('This day is in the future.', '该日期晚于今天。'),
  date_order: text('The dates are in the wrong order.', '日期先后顺序不正确。'),
  document_expired: text('The document has expired.', '证件已过期。'),
  postcode_format: text('This is not a postcode of that country.', '邮政编码格式不正确。'),
  address_po_box: text('A PO box is not a residence.', '邮政信箱不能作为住址。'),
  address_too_short: text('Give street, house and flat.', '请填写完整的街道门牌地址。'),
  phone_invalid: text('Give the number with its country code.', '请填写含国际区号的完整电话号码。'),
  phone_not_mobile: text('A mobile number is needed.', '请填写手机号码。'),
  email_invalid: text('This is not an e-mail address.', '邮箱地址格式不正确。'),
  tax_number_or_reason: text('Give the tax number or why there is none.', '请填写纳税人识别号或无法提供的原因。'),
  consent_version_outdated: text(
    'The text was renewed: read and accept the current one.',
    '条款已更新，请阅读并同意现行版本。',
  ),
  declaration_required: text('Confirm that the statements are true.', '请确认所填内容真实。'),
  signature_name_mismatch: text('Sign with the name given above.', '签名须与所填姓名一致。'),
  account_class_needs_branch: text('This class of account is opened at a branch.', '该类账户须到网点办理。'),
  account_class_not_offered: text('This class of account is not offered here.', '此处不提供该类账户。'),
}

const general = text('Check this value.', '请核对此项。')

/** The text of a field code in both languages; a code of its own area that has no text here gets the general one. */
export const fieldMessage = (code: string): Text => messages[code] ?? general
