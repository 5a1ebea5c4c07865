// Between the values of the protocol and those of COM: GUIDs, texts, PROPVARIANTs.
#pragma once

#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "com_types.h"
#include "json.h"

#ifdef _WIN32
#define STDCALL __stdcall
#else
#define STDCALL
#endif

inline GUID guidOf(const std::string& text) {
    unsigned parts[11];
    if (std::sscanf(text.c_str(), "%8x-%4x-%4x-%2x%2x-%2x%2x%2x%2x%2x%2x", &parts[0], &parts[1], &parts[2], &parts[3],
                    &parts[4], &parts[5], &parts[6], &parts[7], &parts[8], &parts[9], &parts[10]) != 11)
        throw std::runtime_error("no GUID: " + text);
    GUID guid{};
    guid.Data1 = parts[0];
    guid.Data2 = static_cast<std::uint16_t>(parts[1]);
    guid.Data3 = static_cast<std::uint16_t>(parts[2]);
    for (int at = 0; at < 8; ++at) guid.Data4[at] = static_cast<std::uint8_t>(parts[3 + at]);
    return guid;
}

inline std::string textOf(const GUID& guid) {
    char text[37];
    std::snprintf(text, sizeof text, "%08x-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                  static_cast<unsigned>(guid.Data1), guid.Data2, guid.Data3, guid.Data4[0], guid.Data4[1],
                  guid.Data4[2], guid.Data4[3], guid.Data4[4], guid.Data4[5], guid.Data4[6], guid.Data4[7]);
    return text;
}

using Text16 = std::basic_string<OLECHAR>;

inline Text16 utf16Of(const std::string& text) {
    Text16 out;
    for (std::size_t at = 0; at < text.size();) {
        const unsigned lead = static_cast<unsigned char>(text[at++]);
        const int more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
        unsigned code = more == 0 ? lead : lead & (0x3F >> more);
        for (int part = 0; part < more && at < text.size(); ++part)
            code = code << 6 | (static_cast<unsigned char>(text[at++]) & 0x3F);
        if (code < 0x10000) {
            out += static_cast<OLECHAR>(code);
        } else {
            out += static_cast<OLECHAR>(0xD800 + ((code - 0x10000) >> 10));
            out += static_cast<OLECHAR>(0xDC00 + ((code - 0x10000) & 0x3FF));
        }
    }
    return out;
}

inline std::string utf8Of(const OLECHAR* text) {
    std::string out;
    for (; *text; ++text) {
        unsigned code = static_cast<std::uint16_t>(*text);
        if (code >= 0xD800 && code < 0xDC00 && text[1])
            code = 0x10000 + ((code - 0xD800) << 10) + (static_cast<std::uint16_t>(*++text) - 0xDC00);
        const int more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
        out += static_cast<char>(more == 0 ? code : (0xFF00 >> (more + 1) & 0xFF) | code >> (6 * more));
        for (int part = more - 1; part >= 0; --part) out += static_cast<char>(0x80 | (code >> (6 * part) & 0x3F));
    }
    return out;
}

// A BSTR for the time of a call.
class Bstr {
public:
#ifdef _WIN32
    explicit Bstr(const std::string& text) : text_(SysAllocString(utf16Of(text).c_str())) {}
    ~Bstr() { SysFreeString(text_); }
    BSTR get() const { return text_; }

private:
    BSTR text_;
#else
    explicit Bstr(const std::string& text) : text_(utf16Of(text)) {}
    BSTR get() const { return const_cast<BSTR>(text_.c_str()); }

private:
    Text16 text_;
#endif
};

// Frees a BSTR an implementation has allocated; elsewhere than on Windows with new[].
inline void freeBstr(BSTR text) {
#ifdef _WIN32
    SysFreeString(text);
#else
    delete[] text;
#endif
}

inline std::string base64Of(const BYTE* bytes, std::size_t count) {
    static const char* digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t at = 0; at < count; at += 3) {
        const std::size_t left = count - at;
        const unsigned word = bytes[at] << 16 | (left > 1 ? bytes[at + 1] << 8 : 0) | (left > 2 ? bytes[at + 2] : 0);
        out += digits[word >> 18];
        out += digits[word >> 12 & 63];
        out += left > 1 ? digits[word >> 6 & 63] : '=';
        out += left > 2 ? digits[word & 63] : '=';
    }
    return out;
}

inline std::vector<BYTE> bytesOf(const std::string& base64) {
    std::vector<BYTE> out;
    unsigned word = 0;
    int bits = 0;
    for (const char each : base64) {
        const int digit = each >= 'A' && each <= 'Z' ? each - 'A'
                          : each >= 'a' && each <= 'z' ? each - 'a' + 26
                          : each >= '0' && each <= '9' ? each - '0' + 52
                          : each == '+' ? 62 : each == '/' ? 63 : -1;
        if (digit < 0) break;
        word = word << 6 | static_cast<unsigned>(digit);
        bits += 6;
        if (bits >= 8) out.push_back(static_cast<BYTE>(word >> (bits -= 8) & 0xFF));
    }
    return out;
}

// A PROPVARIANT made of a value of the protocol, for the time of a call; null stands for no PROPVARIANT.
class Variant {
public:
    Variant(const Json& value, const std::function<IUnknown*(const Json&)>& objectOf) {
        if (value.isNull()) return;
        isThere_ = true;
        variant_.vt = static_cast<std::uint16_t>(value["vt"].number());
        if (!value.has("value")) return;
        const Json& content = value["value"];
        switch (variant_.vt) {
            case VT_I4: variant_.lVal = static_cast<std::int32_t>(content.number()); break;
            case VT_UI4: variant_.ulVal = static_cast<std::uint32_t>(content.number()); break;
            case VT_I8: hVal() = std::stoll(content["int64"].text()); break;
            case VT_UI8:
            case VT_FILETIME: uhVal() = std::stoull(content["int64"].text()); break;
            case VT_R8: variant_.dblVal = content.number(); break;
            case VT_BOOL: variant_.boolVal = content.boolean() ? -1 : 0; break;
            case VT_UNKNOWN: variant_.punkVal = objectOf(content); break;
            case VT_LPWSTR:
                text_ = utf16Of(content.text());
                variant_.pwszVal = const_cast<OLECHAR*>(text_.c_str());
                break;
            case VT_CLSID:
                guid_ = guidOf(content.text());
                variant_.puuid = &guid_;
                break;
            case VT_BLOB:
                bytes_ = bytesOf(content["bytes"].text());
                variant_.blob.cbSize = static_cast<std::uint32_t>(bytes_.size());
                variant_.blob.pBlobData = bytes_.data();
                break;
            default: throw std::runtime_error("the driver does not make values of this type yet");
        }
    }
    const PROPVARIANT* get() const { return isThere_ ? &variant_ : nullptr; }

private:
    std::int64_t& hVal() { return *reinterpret_cast<std::int64_t*>(&variant_.hVal); }
    std::uint64_t& uhVal() { return *reinterpret_cast<std::uint64_t*>(&variant_.uhVal); }

    bool isThere_ = false;
    PROPVARIANT variant_{};
    Text16 text_;
    GUID guid_{};
    std::vector<BYTE> bytes_;
};

inline Json int64(const std::string& digits) { return Json::object({{"int64", digits}}); }

// A PROPVARIANT as the protocol has it.
inline Json variantValue(const PROPVARIANT& variant, const std::function<Json(IUnknown*)>& referenceTo) {
    Json content;
    switch (variant.vt) {
        case VT_EMPTY: return Json::object({{"vt", 0}});
        case VT_I4: content = static_cast<double>(variant.lVal); break;
        case VT_UI4: content = static_cast<double>(variant.ulVal); break;
        case VT_I8: content = int64(std::to_string(*reinterpret_cast<const std::int64_t*>(&variant.hVal))); break;
        case VT_UI8:
        case VT_FILETIME:
            content = int64(std::to_string(*reinterpret_cast<const std::uint64_t*>(&variant.uhVal)));
            break;
        case VT_R8: content = variant.dblVal; break;
        case VT_BOOL: content = variant.boolVal != 0; break;
        case VT_UNKNOWN: content = referenceTo(variant.punkVal); break;
        case VT_LPWSTR: content = utf8Of(variant.pwszVal); break;
        case VT_CLSID: content = textOf(*variant.puuid); break;
        case VT_BLOB:
            content = Json::object({{"bytes", base64Of(variant.blob.pBlobData, variant.blob.cbSize)}});
            break;
        default: throw std::runtime_error("the driver does not read values of this type yet");
    }
    return Json::object({{"vt", static_cast<int>(variant.vt)}, {"value", content}});
}

// Frees what a PROPVARIANT holds; elsewhere than on Windows its memory belongs to the event it came from.
inline void clearVariant(PROPVARIANT& variant) {
#ifdef _WIN32
    PropVariantClear(&variant);
#else
    if (variant.vt == VT_UNKNOWN && variant.punkVal) variant.punkVal->Release();
#endif
}
