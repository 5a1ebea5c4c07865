// The interfaces the driver calls. On Windows those of the SDK; elsewhere as much of them as is needed, with their methods
// in the order of the headers (mfobjects.h, wmdrmsdk.h), for implementations that bring the ABI along.
#pragma once

#ifdef _WIN32
#include <windows.h>

#include <mfobjects.h>
#include <wmdrmsdk.h>
#else
#include <cstdint>
#include <cstring>

using HRESULT = std::int32_t;
using ULONG = std::uint32_t;
using DWORD = std::uint32_t;
using BYTE = std::uint8_t;
using UINT32 = std::uint32_t;
using OLECHAR = char16_t;
using BSTR = OLECHAR*;
using MediaEventType = DWORD;
struct GUID {
    std::uint32_t Data1;
    std::uint16_t Data2, Data3;
    std::uint8_t Data4[8];
};
using REFGUID = const GUID&;
using REFIID = const GUID&;
inline bool operator==(const GUID& a, const GUID& b) { return std::memcmp(&a, &b, sizeof a) == 0; }

struct IUnknown {
    virtual HRESULT QueryInterface(REFIID riid, void** ppv) = 0;
    virtual ULONG AddRef() = 0;
    virtual ULONG Release() = 0;

protected:
    ~IUnknown() = default;
};

struct PROPVARIANT {
    std::uint16_t vt;
    std::uint16_t reserved[3];
    union {
        std::int32_t lVal;
        std::uint32_t ulVal;
        std::int64_t hVal;
        std::uint64_t uhVal;
        double dblVal;
        std::int16_t boolVal;
        OLECHAR* pwszVal;
        GUID* puuid;
        IUnknown* punkVal;
        struct {
            std::uint32_t cbSize;
            BYTE* pBlobData;
        } blob;
    };
};
enum : std::uint16_t {
    VT_EMPTY = 0, VT_I4 = 3, VT_R8 = 5, VT_BOOL = 11, VT_UNKNOWN = 13, VT_UI4 = 19, VT_I8 = 20, VT_UI8 = 21,
    VT_LPWSTR = 31, VT_FILETIME = 64, VT_BLOB = 65, VT_CLSID = 72
};

// Of the methods of IMFAttributes the driver calls one; the others keep its place in the table.
struct IMFAttributes : IUnknown {
    virtual HRESULT Slot3() = 0;
    virtual HRESULT Slot4() = 0;
    virtual HRESULT Slot5() = 0;
    virtual HRESULT Slot6() = 0;
    virtual HRESULT Slot7() = 0;
    virtual HRESULT Slot8() = 0;
    virtual HRESULT Slot9() = 0;
    virtual HRESULT Slot10() = 0;
    virtual HRESULT Slot11() = 0;
    virtual HRESULT Slot12() = 0;
    virtual HRESULT Slot13() = 0;
    virtual HRESULT Slot14() = 0;
    virtual HRESULT Slot15() = 0;
    virtual HRESULT Slot16() = 0;
    virtual HRESULT Slot17() = 0;
    virtual HRESULT Slot18() = 0;
    virtual HRESULT Slot19() = 0;
    virtual HRESULT Slot20() = 0;
    virtual HRESULT Slot21() = 0;
    virtual HRESULT Slot22() = 0;
    virtual HRESULT Slot23() = 0;
    virtual HRESULT Slot24() = 0;
    virtual HRESULT Slot25() = 0;
    virtual HRESULT Slot26() = 0;
    virtual HRESULT Slot27() = 0;
    virtual HRESULT Slot28() = 0;
    virtual HRESULT Slot29() = 0;
    virtual HRESULT GetCount(UINT32* pcItems) = 0;
    virtual HRESULT Slot31() = 0;
    virtual HRESULT Slot32() = 0;
};
struct IMFMediaEvent : IMFAttributes {
    virtual HRESULT GetType(MediaEventType* pmet) = 0;
    virtual HRESULT GetExtendedType(GUID* pguidExtendedType) = 0;
    virtual HRESULT GetStatus(HRESULT* phrStatus) = 0;
    virtual HRESULT GetValue(PROPVARIANT* pvValue) = 0;
};
struct IMFAsyncResult : IUnknown {
    virtual HRESULT GetState(IUnknown** ppunkState) = 0;
    virtual HRESULT GetStatus() = 0;
    virtual HRESULT SetStatus(HRESULT hrStatus) = 0;
    virtual HRESULT GetObject(IUnknown** ppObject) = 0;
    virtual IUnknown* GetStateNoAddRef() = 0;
};
struct IMFAsyncCallback : IUnknown {
    virtual HRESULT GetParameters(DWORD* pdwFlags, DWORD* pdwQueue) = 0;
    virtual HRESULT Invoke(IMFAsyncResult* pAsyncResult) = 0;
};
struct IMFMediaEventGenerator : IUnknown {
    virtual HRESULT GetEvent(DWORD dwFlags, IMFMediaEvent** ppEvent) = 0;
    virtual HRESULT BeginGetEvent(IMFAsyncCallback* pCallback, IUnknown* punkState) = 0;
    virtual HRESULT EndGetEvent(IMFAsyncResult* pResult, IMFMediaEvent** ppEvent) = 0;
    virtual HRESULT QueueEvent(MediaEventType met, REFGUID guidExtendedType, HRESULT hrStatus, const PROPVARIANT* pvValue) = 0;
};
struct IWMDRMProvider : IUnknown {
    virtual HRESULT CreateObject(REFIID riid, void** ppvObject) = 0;
};
struct IWMDRMEventGenerator : IMFMediaEventGenerator {
    virtual HRESULT CancelAsyncOperation(IUnknown* punkCancelationCookie) = 0;
    virtual HRESULT Shutdown() = 0;
};
struct WM_BACKUP_RESTORE_STATUS {
    int eStatus;
    BSTR bstrError;
};
struct IWMDRMLicenseBackupRestoreStatus : IUnknown {
    virtual HRESULT GetStatus(WM_BACKUP_RESTORE_STATUS* pStatus) = 0;
};
struct WMDRM_LICENSE_FILTER;
struct IWMDRMLicense;
struct IWMDRMLicenseManagement : IWMDRMEventGenerator {
    virtual HRESULT CreateLicenseEnumeration(WMDRM_LICENSE_FILTER* pLicenseFilter, IWMDRMLicense** pEnumerator) = 0;
    virtual HRESULT DeleteLicense(BSTR bstrKID, DWORD dwFlags) = 0;
    virtual HRESULT CleanLicenseStore(DWORD dwFlags, IUnknown** ppunkCancelationCookie) = 0;
    virtual HRESULT StoreLicense(BSTR bstrLicenseResponse) = 0;
    virtual HRESULT AcquireLicense(BSTR bstrURL, BSTR bstrHeaderData, BSTR bstrActions, DWORD dwFlags, IUnknown** ppunkCancelationCookie) = 0;
    virtual HRESULT MonitorLicenseAcquisition(BSTR bstrKID, BSTR bstrHeader, BSTR bstrActions, IUnknown** ppunkCancelationCookie) = 0;
    virtual HRESULT BackupLicenses(BSTR bstrBackupDirectory, DWORD dwFlags, IUnknown** ppunkCancelationCookie) = 0;
    virtual HRESULT RestoreLicenses(BSTR bstrBackupDirectory, DWORD dwFlags, IUnknown** ppunkCancelationCookie) = 0;
};

// Functions of wmdrmsdk.dll: the implementation under test has them.
HRESULT WMDRMStartup();
HRESULT WMDRMShutdown();
HRESULT WMDRMCreateProvider(IWMDRMProvider** ppDRMProvider);
HRESULT WMDRMCreateProtectedProvider(IWMDRMProvider** ppDRMProvider);
#endif

constexpr HRESULT hr(std::uint32_t code) { return static_cast<HRESULT>(code); }
