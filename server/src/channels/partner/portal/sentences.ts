import type { Words } from '#base';
import { statementSentences } from '../statement-sentences.ts';
import { webhookSentences } from '../webhook-sentences.ts';
import { words } from '../words-of.ts';

/** What developers at the portal are told by code, where that is more than what its kind says. */
export const sentences: Readonly<Record<string, Words>> = {
  ...statementSentences,
  ...webhookSentences,
  developer_sign_in_needed: words(
    'You are not signed in any more. Please sign in again.',
    '登入已失效，請重新登入。',
    '登录已失效，请重新登录。',
  ),
  developer_sign_in_wrong: words(
    'The address, the password or the code is not right.',
    '電郵地址、密碼或驗證碼不正確。',
    '邮箱、密码或验证码不正确。',
  ),
  developer_email_taken: words(
    'There is a partner with this address already. Please sign in.',
    '此電郵地址已登記，請直接登入。',
    '该邮箱已登记，请直接登录。',
  ),
  developer_email_unproved: words(
    'Please type the code that was mailed to your address.',
    '請輸入已電郵給你的驗證碼。',
    '请输入已发送到您邮箱的验证码。',
  ),
  developer_email_code_wrong: words(
    'This is not the code that was mailed, or it is too old. Have it mailed again.',
    '驗證碼不正確或已失效，請重新索取。',
    '验证码不正确或已失效，请重新获取。',
  ),
  developer_invitation_unknown: words(
    'This code is not right, has been used or is too old. Please have another one sent.',
    '邀請碼不正確、已使用或已失效，請重新索取。',
    '邀请码不正确、已使用或已失效，请重新获取。',
  ),
  developer_authenticator_wrong: words(
    'This is not what the new authenticator shows. Please type the code that it shows now.',
    '驗證碼與新的驗證器不符，請輸入現時顯示的驗證碼。',
    '验证码与新的验证器不符，请输入当前显示的验证码。',
  ),
  developer_proof_wrong: words(
    'This is neither your old password nor a code of your old authenticator.',
    '這並非你的舊密碼，亦非舊驗證器的驗證碼。',
    '这既不是您的旧密码，也不是旧验证器的验证码。',
  ),
  developer_email_invalid: words(
    'This is not an e-mail address.',
    '電郵地址格式不正確。',
    '邮箱格式不正确。',
  ),
  registration_closed: words(
    'Partners do not register by themselves here. Please ask the operator.',
    '此處不設自行登記，請與營運商聯絡。',
    '此处不设自行登记，请与运营商联系。',
  ),
  password_weak: words(
    'The password needs {leastCharacters} to {mostCharacters} characters, and not the address.',
    '密碼須有{leastCharacters}至{mostCharacters}個字元，且不可包含電郵地址。',
    '密码须有{leastCharacters}至{mostCharacters}个字符，且不可包含邮箱。',
  ),
  sign_in_locked: words(
    'Too many tries. Please wait {retryAfterSeconds} seconds.',
    '嘗試次數過多，請於{retryAfterSeconds}秒後再試。',
    '尝试次数过多，请在{retryAfterSeconds}秒后再试。',
  ),
  certificates_not_asked: words(
    'This installation asks for no certificates. Please ask the operator.',
    '此系統不接受憑證，請與營運商聯絡。',
    '本系统不接受证书，请与运营商联系。',
  ),
  client_certificates_invalid: words(
    'A program has at most {most} certificates. End one first.',
    '每個程式最多可有{most}張憑證，請先撤銷其中一張。',
    '每个程序最多可有{most}张证书，请先吊销其中一张。',
  ),
  client_certificate_is_key: words(
    'This is a private key. Nobody but your program should have it: make another one, and give us the certificate.',
    '這是私人密鑰，只應由你的程式保管。請另製一對，並只提供憑證。',
    '这是私钥，只应由您的程序保管。请另做一对，并只提供证书。',
  ),
  client_certificate_over: words(
    'This certificate has expired.',
    '此憑證已過期。',
    '该证书已过期。',
  ),
  client_certificate_unknown: words(
    'The program has no such certificate.',
    '此程式沒有這張憑證。',
    '该程序没有这张证书。',
  ),
  client_certificate_unreadable: words(
    'This is neither a certificate in PEM nor the SHA-256 of one.',
    '這並非PEM格式的憑證，亦非憑證的SHA-256指紋。',
    '这既不是PEM格式的证书，也不是证书的SHA-256指纹。',
  ),
  client_network_invalid: words(
    '{network} is not an address or a network, such as 203.0.113.0/24.',
    '{network} 並非網址或網段，例如 203.0.113.0/24。',
    '{network} 不是地址或网段，例如 203.0.113.0/24。',
  ),
};
